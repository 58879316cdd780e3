; multiplications-per-output = kh*kw*ci
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun kw () Int)
(assert (>= kw 1))
; claimed, all divisors not being zero: kh*kw*ci = ci*kh*kw
(assert (not (= (* (* kh kw) ci) (* (* ci kh) kw))))
(check-sat)
