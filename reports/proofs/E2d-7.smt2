; backward-multiplications = 2*kh*kw*ci*co*ho*wo
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
; claimed, all divisors not being zero: 2*kh*kw*ci*co*ho*wo = co*ci*kh*kw*ho*wo+co*ci*kh*kw*ho*wo
(assert (not (= (* (* (* (* (* (* 2 kh) kw) ci) co) ho) wo) (+ (* (* (* (* (* co ci) kh) kw) ho) wo) (* (* (* (* (* co ci) kh) kw) ho) wo)))))
(check-sat)
