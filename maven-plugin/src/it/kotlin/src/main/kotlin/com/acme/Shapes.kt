package com.acme

sealed interface Shape

data class Circle(val radius: Int) : Shape

data class Square(val side: Int) : Shape

object Nothing : Shape

fun name(shape: Shape?): String =
    when (shape) {
        null -> "none"
        is Circle -> "circle of ${shape.radius}"
        is Square -> "square"
        Nothing -> "nothing"
    }

inline fun <T> twice(f: () -> T): T {
    f()
    return f()
}
