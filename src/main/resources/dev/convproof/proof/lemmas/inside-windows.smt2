; Which windows read data with tap a, as im2col and the Toeplitz matrix find them: with f = ceil((p - a*d)/s) and
; e = ceil((n + p - a*d)/s), a window i reads an element (0 <= i*s + a*d - p < n) exactly when f <= i < e.
; The ceilings are m = f*s - v and m + n = e*s - w with 0 <= v, w < s, where m = p - a*d.
(set-logic UFNIA)
(declare-const s Int)
(declare-const n Int)
(declare-const m Int)
(declare-const f Int)
(declare-const v Int)
(declare-const e Int)
(declare-const w Int)
(declare-const i Int)
(assert (and (>= s 1) (>= n 1)))
(assert (and (= m (- (* f s) v)) (<= 0 v) (< v s)))
(assert (and (= (+ m n) (- (* e s) w)) (<= 0 w) (< w s)))
; product-monotone.smt2, at (i - f, s), (f - i - 1, s), (i - e, s) and (e - i - 1, s):
(assert (=> (>= (- i f) 0) (>= (* (- i f) s) 0)))
(assert (=> (>= (- f i 1) 0) (>= (* (- f i 1) s) 0)))
(assert (=> (>= (- i e) 0) (>= (* (- i e) s) 0)))
(assert (=> (>= (- e i 1) 0) (>= (* (- e i 1) s) 0)))
(assert (not (= (and (<= 0 (- (* i s) m)) (< (- (* i s) m) n)) (and (<= f i) (< i e)))))
(check-sat)
