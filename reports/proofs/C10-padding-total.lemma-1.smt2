; floor((h-kh+ph)/sh) = -1-floor((-(h+ph-kh+1))/sh)
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
; given: kh <= h+ph
(assert (<= kh (+ h ph)))
; product-monotone.smt2, an instance:
; q1 is (h-kh+ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) ph) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
; q2 is (-(h+ph-kh+1))/sh, rounded down; r2 remains
(declare-fun q2 () Int)
(declare-fun r2 () Int)
(assert (= (- (+ (- (+ h ph) kh) 1)) (+ (* sh q2) r2)))
(assert (and (<= 0 r2) (< r2 sh)))
(assert (=> (and (>= sh 0) (>= (- (- q1 (- (- 1) q2)) 1) 0)) (<= 0 (* sh (- (- q1 (- (- 1) q2)) 1)))))
; product-monotone.smt2, an instance:
(assert (=> (and (>= sh 0) (>= (- (- (- q1 (- (- 1) q2))) 1) 0)) (<= 0 (* sh (- (- (- q1 (- (- 1) q2))) 1)))))
; claimed, all divisors not being zero: floor((h-kh+ph)/sh) = -1-floor((-(h+ph-kh+1))/sh)
(assert (not (and (not (= sh 0)) (= q1 (- (- 1) q2)))))
(check-sat)
