"""Reading and checking: the shipped reference model, and a generated national landscape.

Run with ``python -m benchmarks.landscape``. Every figure is a ratio or a limit within one run:
``modarch --help`` against a bare click program, reading and validating a large landscape against
PyYAML's own loader on the same file, and each command's time and memory on it.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

BARE_CLICK = "import click\n@click.command()\ndef main(): 'Nothing.'\nmain(['--help'])"
COMMANDS = (
    ("validate",),
    ("needs",),
    ("dependencies",),
    ("integrations",),
    ("integrations", "--over-time"),
    ("check", "--fail-on", "never"),
    ("draw", "platform-strategy"),
    ("draw", "dependencies"),
    ("draw", "timeline"),
    ("draw", "contracts"),
    ("draw", "integrations"),
)
"""What is timed on the large landscape."""


def landscape(*, systems: int, modules: int, integrations: int, seed: int = 1) -> dict[str, object]:
    """Return a landscape shaped like twenty regions beside each other."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    regions = max(1, modules // 50)
    settings = {f"s{n}": {"change_capacity": 3} for n in range(regions)}
    objects = {f"o{n}": {} for n in range(200)}
    capabilities: dict[str, object] = {}
    module_of: dict[str, object] = {}
    for n in range(modules):
        region = n % regions
        capabilities[f"c{n}"] = {
            "settings": f"s{region}",
            "produces": f"o{draw.randrange(200)}",
            "consumes": sorted({f"o{draw.randrange(200)}" for _ in range(2)}),
        }
        earlier = list(range(region, n, regions))[-5:]
        module_of[f"m{n}"] = {
            "name": {"sv": f"Modul {n}", "en": f"Module {n}"},
            "size": draw.choice("SML"),
            "settings": [f"s{region}"],
            "capabilities": [f"c{n}"],
            "standards": draw.choice(["fhir-r4", "openehr", "hl7v2", "proprietary"]),
            "uses": {f"p{region}": draw.choice(["native", "synced", "api"])},
            "requires": [f"m{draw.choice(earlier)}"] if earlier and n % 3 == 0 else [],
        }
    return {
        "modarch": 1,
        "programme": {
            "start": "2026-01",
            "capacity": {"procurement": modules // 8, "implementation": modules // 6},
        },
        "settings": settings,
        "information": objects,
        "capabilities": capabilities,
        "platforms": {
            f"p{n}": {
                "kind": "information",
                "canonical": "openehr",
                "size": "M",
                "settings": f"s{n}",
            }
            for n in range(regions)
        },
        "modules": module_of,
        "systems": {
            f"x{n}": {
                "name": f"System {n}",
                "capabilities": [f"c{n % modules}"],
                "settings": f"s{(n % modules) % regions}",
                "contracts": f"k{n}",
                "standards": "proprietary",
            }
            for n in range(systems)
        },
        "contracts": {
            f"k{n}": {
                "ends": f"{draw.randint(2027, 2036)}-{draw.randint(1, 12):02d}",
                "extensions": [{"months": 12, "decide_months_before": 6}],
                "notice_months": 6,
            }
            for n in range(systems)
        },
        "integrations": {
            f"i{n}": {
                "consumer": f"x{draw.randrange(systems)}",
                "provider": f"x{draw.randrange(systems)}",
                "information": f"o{draw.randrange(200)}",
                "standard": "hl7v2",
                "owner": "region",
            }
            for n in range(integrations)
        },
    }


def timed(words: list[str], repeats: int = 1) -> float:
    """Return the shortest wall time of a process, in seconds."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        subprocess.run(words, check=False, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def start_up() -> None:
    """Compare ``modarch --help`` with a bare click program."""
    bare = timed([sys.executable, "-c", BARE_CLICK], 5)
    ours = timed([sys.executable, "-m", "modarch", "--help"], 5)
    print(f"--help                    {ours:6.2f} s   {ours / bare:5.2f} x bare click (limit 2)")


def reference(model: str) -> None:
    """Time ``validate`` and ``check`` on the reference landscape."""
    for words, limit in ((("validate",), 0.5), (("check", "--fail-on", "never"), 1.0)):
        seconds = timed([sys.executable, "-m", "modarch", words[0], model, *words[1:]], 5)
        print(f"{words[0]:25} {seconds:6.2f} s   (limit {limit} s)")


def large(folder: Path, systems: int, modules: int, integrations: int) -> None:
    """Time reading, validating and every command on a generated landscape."""
    path = folder / "large.yaml"
    content = landscape(systems=systems, modules=modules, integrations=integrations)
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    size = f"{systems} systems, {modules} modules, {integrations} integrations"
    print(f"\n{size}, {len(text):,} bytes")
    begun = time.perf_counter()
    yaml.load(text, Loader=yaml.CSafeLoader)
    alone = time.perf_counter() - begun
    from modarch.analysis.validation import validate

    begun = time.perf_counter()
    problems = validate(path)
    ours = time.perf_counter() - begun
    print(f"yaml.CSafeLoader alone    {alone:6.2f} s")
    found = f"{len(problems)} problems"
    print(f"load and validate         {ours:6.2f} s   {ours / alone:5.2f} x (limit 5), {found}")
    for words in COMMANDS:
        extra = ["-o", str(folder / "figure.svg"), "--force"] if words[0] == "draw" else []
        arguments = [words[0], str(path), *words[1:], *extra]
        seconds = timed([sys.executable, "-m", "modarch", *arguments])
        print(f"{' '.join(words):25} {seconds:6.2f} s   (limit 20 s)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"greatest memory           {peak:6.2f} GiB (limit 2 GiB)")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="models/vgr-alternativ-c")
    parser.add_argument("--systems", type=int, default=2000)
    parser.add_argument("--modules", type=int, default=1000)
    parser.add_argument("--integrations", type=int, default=20_000)
    options = parser.parse_args()
    start_up()
    reference(options.model)
    with tempfile.TemporaryDirectory() as folder:
        large(Path(folder), options.systems, options.modules, options.integrations)


if __name__ == "__main__":
    main()
