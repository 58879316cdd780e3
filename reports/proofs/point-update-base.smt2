; Adding c to tap v of a kernel adds c.x(v) to what it computes, base: before tap 0 both sums are empty.
(set-logic QF_UFLIA)
(declare-sort Z 0)
(declare-const v Int)
(declare-const zero Z)
(declare-const F Z)
(declare-const G Z)
(declare-const H Z)
(assert (>= v 0))
(assert (= F zero))
(assert (= G zero))
; H stands for F + c.x(v), which the claim takes only above v:
(assert (not (= G (ite (<= 0 v) F H))))
(check-sat)
