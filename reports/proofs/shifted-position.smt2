; Shifted 1x1 products read what the definition reads: tap a of window i lies, in the explicitly padded input, p
; elements behind its position in the input, for every i and a.
(set-logic UFNIA)
(declare-const i Int)
(declare-const a Int)
(declare-const s Int)
(declare-const d Int)
(declare-const p Int)
(declare-const n Int)
(declare-const q Int)
(declare-const padded Int)
(assert (and (>= n 1) (>= p 0) (>= q 0)))
(assert (= padded (+ p n q)))
; the padded position x lies over the element x - p where 0 <= x - p < n, over a zero elsewhere:
(declare-const x Int)
(assert (= x (+ (* i s) (* a d))))
(assert
  (not (and (= (- x p) (- (+ (* i s) (* a d)) p))
            (= (and (<= p x) (< x (+ p n))) (and (<= 0 (- x p)) (< (- x p) n))))))
(check-sat)
