package com.acme.kt

import com.acme.model.Parser
import com.acme.model.Expr
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

class SimplifyTest {
    @Test
    fun `should simplify`() {
        val simplifier = Simplifier()
        assertEquals("x", Expr.show(simplifier.run(Parser.parse("0 + 1*x"))))
        assertEquals(2, simplifier.log.size)
        assertEquals("x", Expr.show(simplifier.last))
    }

    @Test
    fun `should have a last one only after it ran`() {
        assertThrows(UninitializedPropertyAccessException::class.java) { Simplifier().last }
    }

    @Test
    fun `should describe`() {
        assertEquals("changed by 3", describe(outcome(3)))
        assertEquals("a" to 1, measured("a") { 1 })
        assertEquals(Level.HIGH, Level.LOW.next())
        assertEquals("none", null.orNone())
    }
}
