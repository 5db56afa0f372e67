package com.acme.kt

import com.acme.model.Expr
import com.acme.model.Expr.Kind

data class Step(val before: Expr, val after: Expr?, val note: String = "none")

class Simplifier(private val limit: Int = 10) {
    private val steps = mutableListOf<Step>()
    val log: List<Step> by lazy { steps.toList() }
    lateinit var last: Expr

    fun run(start: Expr): Expr {
        var now = start
        for (i in 0 until limit) {
            val then = once(now) ?: break
            steps += Step(now, then, note = "step $i")
            now = then
        }
        last = now
        return now
    }

    private fun once(expr: Expr): Expr? =
        when (expr) {
            is Expr.Op ->
                when {
                    expr.kind() == Kind.TIMES && expr.left().isNumber(0) -> Expr.Num(0)
                    expr.kind() == Kind.TIMES && expr.left().isNumber(1) -> expr.right()
                    expr.kind() == Kind.PLUS && expr.left().isNumber(0) -> expr.right()
                    else -> once(expr.right())?.let { Expr.Op(expr.kind(), expr.left(), it) }
                }
            is Expr.Neg -> (expr.of() as? Expr.Neg)?.of()
            else -> null
        }
}

private fun Expr.isNumber(n: Int) = this is Expr.Num && value() == n

inline fun <T> measured(name: String, f: () -> T): Pair<String, T> {
    val result = f()
    return name to result
}

fun String?.orNone(): String = this ?: "none"

enum class Level { LOW, HIGH; fun next() = if (this == LOW) HIGH else LOW }

sealed class Outcome {
    object Same : Outcome()

    data class Changed(val by: Int) : Outcome()
}

fun outcome(n: Int): Outcome = if (n == 0) Outcome.Same else Outcome.Changed(n)

fun describe(o: Outcome): String =
    when (o) {
        Outcome.Same -> "same"
        is Outcome.Changed -> "changed by ${o.by}"
    }
