"""The queue's worker until the queue is empty; the last line printed is the most memory it held, in MB."""

import django
from django.core.management import call_command


def main() -> None:
    """Work off the queue of the house this process was started in."""
    django.setup()
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    from bench.memory import high_water

    print(f"{high_water('self'):.1f}")


if __name__ == "__main__":
    main()
