"""The bundled event: invented guests and a simulated camera."""
