; The output size counts the windows: with o = floor((n - e) / s) + 1, for a padded input n and a reach e
; with e <= n, a window i >= 0 fits (i*s + e <= n) exactly when i < o.
(set-logic UFNIA)
(declare-const n Int)
(declare-const e Int)
(declare-const s Int)
(declare-const i Int)
(declare-const q Int)
(declare-const r Int)
(assert (and (>= s 1) (>= e 1) (>= n e) (>= i 0)))
(assert (= (- n e) (+ (* q s) r)))
(assert (and (<= 0 r) (< r s)))
; product-monotone.smt2, at (q - i, s) and at (i - q - 1, s):
(assert (=> (>= (- q i) 0) (>= (* (- q i) s) 0)))
(assert (=> (>= (- i q 1) 0) (>= (* (- i q 1) s) 0)))
(assert (not (= (<= (+ (* i s) e) n) (< i (+ q 1)))))
(check-sat)
