"""SciPy's signal.correlate2d: one image, one channel, no bias."""
import pipe

try:
    import scipy
    from scipy.signal import correlate2d
except ImportError:
    pipe.missing("there is no SciPy for python3: apt-get install python3-scipy would do")


def compute(c):
    return correlate2d(c.x[0, 0], c.k[0, 0], mode="valid")


pipe.serve(
    compute,
    name=f"SciPy {scipy.__version__}, signal.correlate2d",
    formats="f64,f32,i64,i32",
    supports="n=1,ci=1,co=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0",
)
