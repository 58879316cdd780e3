; parameter-bytes = 4*(kh*kw*ci+1)*co (scalar: float32)
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun co () Int)
(assert (>= co 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun kw () Int)
(assert (>= kw 1))
; claimed, all divisors not being zero: 4*(kh*kw*ci+1)*co = (ci*kh*kw+1)*co*4
(assert (not (= (* (* 4 (+ (* (* kh kw) ci) 1)) co) (* (* (+ (* (* ci kh) kw) 1) co) 4))))
(check-sat)
