; backward-bias-additions = co*(ho*wo-1)
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun co () Int)
(assert (>= co 1))
(declare-fun ho () Int)
(assert (>= ho 1))
(declare-fun wo () Int)
(assert (>= wo 1))
; claimed, all divisors not being zero: co*(ho*wo-1) = co*(ho*wo-1)
(assert (not (= (* co (- (* ho wo) 1)) (* co (- (* ho wo) 1)))))
(check-sat)
