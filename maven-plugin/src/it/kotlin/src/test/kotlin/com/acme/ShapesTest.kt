package com.acme

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class ShapesTest {
    @Test
    fun `should name circles`() {
        assertEquals("circle of 3", name(Circle(3)))
        assertEquals("none", name(null))
    }
}
