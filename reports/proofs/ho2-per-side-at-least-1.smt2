; The output has at least one element: 1 <= ho2.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun h () Int)
(assert (>= h 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun ph () Int)
(assert (>= ph 0))
(declare-fun sh () Int)
(assert (>= sh 1))
; ho2 = (h-kh+4*ph)/sh+1, rounded down
; q1 is (h-kh+4*ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) (* 4 ph)) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
(define-fun ho2 () Int (+ q1 1))
; given: kh <= h+2*ph
(assert (<= kh (+ h (* 2 ph))))
; product-monotone.smt2, an instance:
(assert (=> (and (>= sh 0) (>= (- ho2) 0)) (<= 0 (* sh (- ho2)))))
; claimed, all divisors not being zero: 1 <= ho2
(assert (not (and (not (= sh 0)) (<= 1 ho2))))
(check-sat)
