package g

class Shape {
  def name
  int sides

  int total(int... xs) {
    int t = 0
    for (x in xs) {
      t += x > 2 ? x : sides // ran
    }
    if (t > 1000) {
      t = 0 // never
    }
    t // ran
  }
}

def fib
fib = { n ->
  if (n < 0) {
    return 0 // never
  }
  n < 2 ? n : fib(n - 1) + fib(n - 2) // ran
}
println "fib ${fib(15)} ${new Shape(name: 'a', sides: 3).total(1, 2, 3, 4)}" // ran
println((1..20).findAll { it % 3 == 0 }.collect { it * it }.groupBy { it % 2 == 0 ? 'even' : 'odd' })
try {
  [1, 2][5].length()
} catch (NullPointerException e) {
  println 'null' // ran
}
