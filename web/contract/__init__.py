"""
The interface's contract: what each operation takes and answers, held while it answers and told as OpenAPI 3.1.

Made of the pydantic models themselves, so that the document cannot say anything else than the program does.
"""

from web.contract.operations import Operation, operation
from web.contract.problems import PROBLEM_TYPE, problem
from web.contract.queries import Query

__all__ = ["PROBLEM_TYPE", "Operation", "Query", "operation", "problem"]
