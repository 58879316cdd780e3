; Groups are diagonal blocks: output channel o of group q = floor(o / cog) sees exactly the input channels x with
; floor(x / cig) = q, which are q*cig + c for 0 <= c < cig, each once.
(set-logic UFNIA)
(declare-const cig Int)
(declare-const q Int)
(declare-const x Int)
(declare-const t Int)
(declare-const r Int)
(assert (and (>= cig 1) (>= q 0) (>= x 0)))
(assert (and (= x (+ (* t cig) r)) (<= 0 r) (< r cig)))
; product-monotone.smt2, at (t - q - 1, cig) and at (q - t - 1, cig):
(assert (=> (>= (- t q 1) 0) (>= (* (- t q 1) cig) 0)))
(assert (=> (>= (- q t 1) 0) (>= (* (- q t 1) cig) 0)))
(assert
  (not (= (= t q) (and (<= (* q cig) x) (< x (+ (* q cig) cig))))))
(check-sat)
