"""The line that a body's answer leaves in the record of a promise: Thai, as the record is kept.

The body's own words are not in it: they stand at the request, once the office has read them.
"""

_WORDS = {
    "accepted": "{body} ตอบหนังสือว่ารับไปทำ",
    "refused": "{body} ตอบหนังสือว่าไม่รับ เหตุผลอยู่ที่คำขอของพันธสัญญานี้",
}


def step_after(answered: str, now: str) -> str:
    """What an answer makes of a promise: what waited moves, what was refused is looked at again.

    Empty: nothing. What is kept or ended stays so.
    """
    if answered == "accepted":
        return "moving" if now == "waiting" else ""
    return "review" if answered == "refused" and now in ("waiting", "moving") else ""


def answer_line(answered: str, body: str) -> str:
    return _WORDS[answered].format(body=body)
