; The output has at least one element: 1 <= wo2.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun w () Int)
(assert (>= w 1))
(declare-fun kw () Int)
(assert (>= kw 1))
(declare-fun pw () Int)
(assert (>= pw 0))
(declare-fun sw () Int)
(assert (>= sw 1))
; wo2 = (w-kw+4*pw)/sw+1, rounded down
; q1 is (w-kw+4*pw)/sw, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- w kw) (* 4 pw)) (+ (* sw q1) r1)))
(assert (and (<= 0 r1) (< r1 sw)))
(define-fun wo2 () Int (+ q1 1))
; given: kw <= w+2*pw
(assert (<= kw (+ w (* 2 pw))))
; product-monotone.smt2, an instance:
(assert (=> (and (>= sw 0) (>= (- wo2) 0)) (<= 0 (* sw (- wo2)))))
; claimed, all divisors not being zero: 1 <= wo2
(assert (not (and (not (= sw 0)) (<= 1 wo2))))
(check-sat)
