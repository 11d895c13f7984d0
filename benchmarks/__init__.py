"""Speed and quality of the results, measured side by side with named peers; never as tests."""
