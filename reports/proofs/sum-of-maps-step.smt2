; A linear map goes through a finite sum, induction step.
; Sorts: X, Y, Z are additive groups (images, intermediates, outputs at one position: columns of channels);
; A holds linear maps X -> Y (one tap of the first kernel), B maps Y -> Z, C maps X -> Z.
; Partial sums: S(n+1) = S(n) + k.x  in Y and  T(n+1) = T(n) + (m o k).x  in Z, where k is tap n and x what it reads.
; Hypothesis m.S(n) = T(n); claim m.S(n+1) = T(n+1).
(set-logic QF_UF)
(declare-sort X 0)
(declare-sort Y 0)
(declare-sort Z 0)
(declare-sort A 0)
(declare-sort B 0)
(declare-sort C 0)
(declare-fun plusY (Y Y) Y)
(declare-fun plusZ (Z Z) Z)
(declare-fun applyA (A X) Y)
(declare-fun applyB (B Y) Z)
(declare-fun applyC (C X) Z)
(declare-fun after (B A) C)
(declare-const S Y)
(declare-const S1 Y)
(declare-const T Z)
(declare-const T1 Z)
(declare-const m B)
(declare-const k A)
(declare-const x X)
(assert (= S1 (plusY S (applyA k x))))
(assert (= T1 (plusZ T (applyC (after m k) x))))
(assert (= (applyB m S) T))
; m is additive, at (S(n), k.x), and composition is application in turn, at (m, k, x):
(assert (= (applyB m (plusY S (applyA k x))) (plusZ (applyB m S) (applyB m (applyA k x)))))
(assert (= (applyC (after m k) x) (applyB m (applyA k x))))
(assert (not (= (applyB m S1) T1)))
(check-sat)
