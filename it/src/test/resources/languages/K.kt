package k

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

inline fun <T> twice(f: (Int) -> T): List<T> = listOf(f(1), f(2))

inline fun <reified T> firstOf(all: List<Any>, otherwise: () -> T): T {
  for (each in all) {
    if (each is T) return each
  }
  return otherwise()
}

sealed interface Tree
data class Leaf(val v: Int) : Tree
data class Node(val l: Tree, val r: Tree) : Tree

fun sum(t: Tree): Int = when (t) {
  is Leaf -> if (t.v > 2) t.v * 10 else t.v
  is Node -> sum(t.l) + sum(t.r)
}

@JvmInline
value class Meters(val n: Int) {
  operator fun plus(other: Meters) = Meters(n + if (other.n > 0) other.n else 0)
}

fun greet(name: String = "you", often: Int = if (name.length > 3) 2 else 1) = "$name ".repeat(often)

tailrec fun gcd(a: Int, b: Int): Int = if (b == 0) a else gcd(b, a % b)

fun numbers() = sequence {
  var i = 0
  while (true) {
    try {
      yield(i)
    } finally {
      i += if (i % 3 == 0) 2 else 1
    }
  }
}

var waiting: Continuation<Int>? = null

suspend fun pause(): Int = suspendCoroutine { waiting = it }

suspend fun climb(x: Int): Int {
  var sum = 0
  for (i in 1..x) {
    try {
      sum += if (i % 2 == 1) pause() else i
      if (i == 3) sum += climb(i - 2)
    } catch (e: IllegalStateException) {
      sum -= 100
    } finally {
      sum++
    }
  }
  return sum
}

class Lazy {
  val made by lazy { StringBuilder("made").append(if (gcd(12, 18) == 6) " well" else " badly") }
  lateinit var late: String
}

fun main() {
  println(twice { if (it > 1) "b" else "a" })
  println(firstOf<String>(listOf(1, "s", 2)) { "none" } + firstOf<Long>(listOf(1)) { 5L })
  println(sum(Node(Leaf(1), Node(Leaf(5), Leaf(2)))))
  println((Meters(3) + Meters(4) + Meters(-1)).toString() + greet() + greet("them") + greet(often = 3))
  println(numbers().take(8).toList())
  println(runCatching { "x".toInt() }.exceptionOrNull()?.message)
  val (a, b) = Leaf(3) to Leaf(4)
  println("$a $b ${a == b}")
  val lazy = Lazy()
  println("${lazy.made} ${lazy.made.length}")
  try {
    println(lazy.late)
  } catch (e: UninitializedPropertyAccessException) {
    println(e.message)
  }
  suspend { climb(4) }.startCoroutine(Continuation(EmptyCoroutineContext) { println(it) })
  var n = 10
  while (true) {
    val next = waiting ?: break
    waiting = null
    if (n == 11) next.resumeWithException(IllegalStateException("no")) else next.resume(n)
    n++
  }
}
