"""What holds, said as sentences: the rules by their numbers, the store, the web, the browser and the attacks.

Programs that tests need (a browser, PostgreSQL, Redis, nginx) are found and started by fixtures here.
Never here: a test that measures time, that needs another to have run before it, or that cannot fail.
"""
