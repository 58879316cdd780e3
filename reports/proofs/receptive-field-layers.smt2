; L layers of stride 1 with k taps at dilation d have the receptive field L*d*(k - 1) + 1: it is 1 for no layer, and if
; it is r for L layers, then r + (k - 1)*d, the field after one more, is that of L + 1.
(set-logic UFNIA)
(declare-const k Int)
(declare-const d Int)
(declare-const l Int)
(declare-const r Int)
(assert (and (>= k 1) (>= d 1) (>= l 0)))
(assert (= r (+ (* l (* d (- k 1))) 1)))
(assert
  (not (and (= (+ (* 0 (* d (- k 1))) 1) 1)
            (= (+ r (* (- k 1) d)) (+ (* (+ l 1) (* d (- k 1))) 1)))))
(check-sat)
