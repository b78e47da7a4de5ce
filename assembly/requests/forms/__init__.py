"""The forms of requests: what the office writes, sends and notes down, and what a body answers."""

from assembly.requests.forms.noting import AnswerForm, LinkForm, ReadForm
from assembly.requests.forms.sending import EscalateForm, PostForm, WithdrawForm
from assembly.requests.forms.writing import AskForm, RewriteForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "EscalateForm",
    "LinkForm",
    "PostForm",
    "ReadForm",
    "RewriteForm",
    "WithdrawForm",
]
