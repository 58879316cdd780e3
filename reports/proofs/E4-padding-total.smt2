; multiplications = ci*co*h*w where kh = 1, kw = 1, ph = 0, pw = 0, sh = 1, sw = 1 (padding: total)
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun co () Int)
(assert (>= co 1))
(declare-fun h () Int)
(assert (>= h 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun ph () Int)
(assert (>= ph 0))
(declare-fun sh () Int)
(assert (>= sh 1))
(declare-fun w () Int)
(assert (>= w 1))
(declare-fun kw () Int)
(assert (>= kw 1))
(declare-fun pw () Int)
(assert (>= pw 0))
(declare-fun sw () Int)
(assert (>= sw 1))
; ho = (h-kh+ph)/sh+1, rounded down
; q1 is (h-kh+ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) ph) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
(define-fun ho () Int (+ q1 1))
; wo = (w-kw+pw)/sw+1, rounded down
; q2 is (w-kw+pw)/sw, rounded down; r2 remains
(declare-fun q2 () Int)
(declare-fun r2 () Int)
(assert (= (+ (- w kw) pw) (+ (* sw q2) r2)))
(assert (and (<= 0 r2) (< r2 sw)))
(define-fun wo () Int (+ q2 1))
; given: kh <= h+ph
(assert (<= kh (+ h ph)))
; given: kh = 1
(assert (= kh 1))
; given: ph = 0
(assert (= ph 0))
; given: sh = 1
(assert (= sh 1))
; given: kw <= w+pw
(assert (<= kw (+ w pw)))
; given: kw = 1
(assert (= kw 1))
; given: pw = 0
(assert (= pw 0))
; given: sw = 1
(assert (= sw 1))
; lemma, proved in ho-total-fixed-at-least-1.smt2: 1 <= ho
(assert (<= 1 ho))
; lemma, proved in wo-total-fixed-at-least-1.smt2: 1 <= wo
(assert (<= 1 wo))
; claimed, all divisors not being zero: ci*co*h*w = co*ci*ho*wo
(assert (not (and (not (= sh 0)) (not (= sw 0)) (= (* (* (* ci co) h) w) (* (* (* co ci) ho) wo)))))
(check-sat)
