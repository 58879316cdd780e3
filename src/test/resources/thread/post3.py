# Post 3 of the thread. The body is indented once; nothing else is changed.
def convolution(X, K):
    c_i, h, w = X.shape
    c_o, kh, kw = K.shape[0], K.shape[2], K.shape[3]
    h1, w1 = h - kh + 1, w - kw + 1
    X1 = torch.zeros((c_o, h1, w1))

    for l in range(c_o):
        for i in range(h1):
            for j in range(w1):
                cur = 0
                for x in range(c_i):
                    cur += torch.sum(K[l, x] * X[x, i: i + kh, j: j + kw])
                X1[l, i, j] = cur

    return X1
