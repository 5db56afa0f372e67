package s

sealed trait Tree
case class Leaf(v: Int) extends Tree
case class Node(l: Tree, r: Tree) extends Tree

trait Counted {
  var count = 0
  def next(): Int = { count += (if (count > 1) 10 else 1); count }
}

class Counter(start: Int) extends { val early = start * 2 } with Counted {
  def this(text: String) = this(if (text.isEmpty) 7 else text.length)
  def twice(body: => Int): Int = if (early > 10) body else body + body
}

object S {
  def sum(t: Tree): Int = t match {
    case Leaf(v) if v > 2 => v * 10
    case Leaf(v) => v
    case Node(l, r) => sum(l) + sum(r)
  }

  def fib(n: Int): Int = if (n < 2) n else fib(n - 1) + fib(n - 2)

  @annotation.tailrec
  def gcd(a: Int, b: Int): Int = if (b == 0) a else gcd(b, a % b)

  lazy val big = { println("lazy"); (1 to 20).filter(_ % 3 == 0).map(x => x * x).sum }

  def kind(o: Any): String = o match {
    case i: Int if i < 0 => "negative"
    case _: Int | _: Long => "number"
    case s"a$rest" => "a and " + rest
    case List(x, _*) => "list of " + x
    case "x" => "letter"
    case _ => "other"
  }

  def main(arguments: Array[String]): Unit = {
    println(s"${sum(Node(Leaf(1), Node(Leaf(5), Leaf(2))))} ${fib(10)} ${gcd(12, 18)} $big $big")
    println(for (x <- List(1, 2, 3); y <- Some(x) if x != 2) yield x * y)
    try { "x".toInt } catch { case e: NumberFormatException => println("caught " + e.getMessage) }
    finally println("finally")
    for (o <- List(-1, 1, 2L, "abc", List(5, 6), "x", 'c')) println(kind(o))
    for (c <- List(new Counter("four!!"), new Counter(""), new Counter(2)))
      println(s"${c.early} ${c.twice(c.next())} ${c.next()}")
    def found(): Int = { List(1, 2, 3).foreach(x => if (x == 2) return x); 0 }
    println(found())
  }
}
