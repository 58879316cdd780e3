; parameters = (kh*kw*ci+1)*co
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
; claimed, all divisors not being zero: (kh*kw*ci+1)*co = (ci*kh*kw+1)*co
(assert (not (= (* (+ (* (* kh kw) ci) 1) co) (* (+ (* (* ci kh) kw) 1) co))))
(check-sat)
