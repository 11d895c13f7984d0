"""``python -m modarch`` does what ``modarch`` does."""

from modarch.cli import main

if __name__ == "__main__":
    main()
