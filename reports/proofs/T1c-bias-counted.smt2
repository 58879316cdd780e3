; additions-per-output = ci*(kw*kh-1)+(ci-1)+1 (bias: counted)
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun kw () Int)
(assert (>= kw 1))
; claimed, all divisors not being zero: ci*(kw*kh-1)+(ci-1)+1 = ci*kh*kw
(assert (not (= (+ (+ (* ci (- (* kw kh) 1)) (- ci 1)) 1) (* (* ci kh) kw))))
(check-sat)
