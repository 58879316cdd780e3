; Two stacked convolutions are the double sum, induction step over the taps b of the second kernel.
; Y(b+1) = Y(b) + m.y  where y = S + beta is what the first convolution computes there, sum and bias;
; D(b+1) = D(b) + T    where T is the sum over a of (m o K1[a]).x, equal to m.S by sum-of-maps-step.smt2;
; E(b+1) = E(b) + m.beta  is the composed bias so far.
; Hypothesis Y(b) = D(b) + E(b); claim Y(b+1) = D(b+1) + E(b+1).
(set-logic QF_UF)
(declare-sort Y 0)
(declare-sort Z 0)
(declare-sort B 0)
(declare-fun plusY (Y Y) Y)
(declare-fun plusZ (Z Z) Z)
(declare-fun apply (B Y) Z)
(declare-const m B)
(declare-const S Y)
(declare-const beta Y)
(declare-const T Z)
(declare-const Y0 Z)
(declare-const Y1 Z)
(declare-const D0 Z)
(declare-const D1 Z)
(declare-const E0 Z)
(declare-const E1 Z)
(assert (= Y1 (plusZ Y0 (apply m (plusY S beta)))))
(assert (= D1 (plusZ D0 T)))
(assert (= E1 (plusZ E0 (apply m beta))))
(assert (= (apply m S) T))
(assert (= Y0 (plusZ D0 E0)))
; m is additive, at (S, beta):
(assert (= (apply m (plusY S beta)) (plusZ (apply m S) (apply m beta))))
; addition in Z is associative and commutative, at the four terms:
(assert
  (= (plusZ (plusZ D0 E0) (plusZ T (apply m beta)))
     (plusZ (plusZ D0 T) (plusZ E0 (apply m beta)))))
(assert (not (= Y1 (plusZ D1 E1))))
(check-sat)
