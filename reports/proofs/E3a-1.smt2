; multiplications-growth-channels = 4
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun co () Int)
(assert (>= co 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun ho () Int)
(assert (>= ho 1))
(declare-fun kw () Int)
(assert (>= kw 1))
(declare-fun wo () Int)
(assert (>= wo 1))
; claimed, all divisors not being zero: 4 = 2*co*(2*ci)*kh*kw*ho*wo/(co*ci*kh*kw*ho*wo)
(assert (not (and (not (= (* (* (* (* (* co ci) kh) kw) ho) wo) 0)) (= (* 4 (* (* (* (* (* co ci) kh) kw) ho) wo)) (* (* (* (* (* (* 2 co) (* 2 ci)) kh) kw) ho) wo)))))
(check-sat)
