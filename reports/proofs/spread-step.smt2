; The composed kernel computes the double sum, induction step over the pairs (b, a) in any order.
; D' = D + (m o k).x(v) is the double sum with one more pair, P the composed kernel's output before that pair,
; and Q after m o k was added to tap v = a*d1 + b*s1*d2, which lies in the extent (composed-tap-fits.smt2).
; point-update.smt2 gives Q = P + (m o k).x(v). Hypothesis P = D; claim Q = D'.
(set-logic QF_UF)
(declare-sort X 0)
(declare-sort Z 0)
(declare-sort C 0)
(declare-fun plusZ (Z Z) Z)
(declare-fun apply (C X) Z)
(declare-const c C)
(declare-const xv X)
(declare-const D Z)
(declare-const D1 Z)
(declare-const P Z)
(declare-const Q Z)
(assert (= D1 (plusZ D (apply c xv))))
(assert (= Q (plusZ P (apply c xv))))
(assert (= P D))
(assert (not (= Q D1)))
(check-sat)
