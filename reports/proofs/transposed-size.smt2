; A transposed convolution with h inputs, stride s, reach e and output padding o has (h - 1)*s + e + o outputs,
; padding included: these are the sizes n at which a window has exactly h places (the last, h - 1, fits, the next
; does not), one for each o with 0 <= o < s.
(set-logic UFNIA)
(declare-const n Int)
(declare-const e Int)
(declare-const s Int)
(declare-const h Int)
(declare-const o Int)
(assert (and (>= s 1) (>= e 1) (>= h 1)))
(assert (= n (+ (* (- h 1) s) e o)))
(assert (not (= (and (<= (+ (* (- h 1) s) e) n) (> (+ (* h s) e) n)) (and (<= 0 o) (< o s)))))
(check-sat)
