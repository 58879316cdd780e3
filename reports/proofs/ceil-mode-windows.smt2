; In ceil mode a window moves on as long as the one before does not reach the end: with o = ceil((n - e) / s) + 1,
; for a padded input n and a reach e with e <= n, window i + 1 is there (i*s + e < n) exactly when i + 1 < o.
(set-logic UFNIA)
(declare-const n Int)
(declare-const e Int)
(declare-const s Int)
(declare-const i Int)
(declare-const c Int)
(declare-const t Int)
(assert (and (>= s 1) (>= e 1) (>= n e) (>= i 0)))
(assert (= (- n e) (- (* c s) t)))
(assert (and (<= 0 t) (< t s)))
; product-monotone.smt2, at (c - 1 - i, s) and at (i - c, s):
(assert (=> (>= (- c 1 i) 0) (>= (* (- c 1 i) s) 0)))
(assert (=> (>= (- i c) 0) (>= (* (- i c) s) 0)))
(assert (not (= (< (+ (* i s) e) n) (< (+ i 1) (+ c 1)))))
(check-sat)
