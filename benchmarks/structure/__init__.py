"""Speed and quality of the graph algorithms, side by side with named peers.

Run one with ``python -m benchmarks.structure.closure``. Every figure of merit is a ratio within one
run on one machine; nothing here is a test.
"""
