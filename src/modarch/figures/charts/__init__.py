"""Figures of quantities: Vega-Lite charts made with Altair."""
