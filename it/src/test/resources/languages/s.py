def fib(n):
    if n < 0:
        raise ValueError(n)
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2) # ran

def unused():
    return 1 # never

class Shape(object):
    def __init__(self, sides):
        self.sides = sides # ran

    def __iter__(self):
        for i in range(self.sides):
            yield i

print fib(16), [x * 2 for x in Shape(6) if x % 2]
try:
    {}['a']
except KeyError, e:
    print 'no', e
finally:
    print 'finally'
with open('/dev/null') as f:
    print len(f.read()) # ran
