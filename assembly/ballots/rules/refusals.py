"""What a ballot declines to do, each with a name and a sentence."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class BallotAlreadyOpen(Refusal):
    message = _l("มีการลงมติเปิดอยู่แล้ว โปรดปิดและประกาศผลเรื่องนั้นก่อน")


class BallotNotOpen(Refusal):
    message = _l("การลงมติเรื่องนี้ไม่ได้เปิดอยู่ จึงรับเสียงเพิ่มไม่ได้ เสียงที่รับไว้แล้วยังอยู่ครบ")


class ClosedWithVote(BallotNotOpen):
    """It closed while somebody was choosing anew: the earlier vote is the one that counts."""

    message = _l("ปิดลงมติก่อนที่เสียงนี้จะมาถึง เสียงที่ท่านลงไว้ก่อนหน้านับตามเดิม")


class ClosedWithoutVote(BallotNotOpen):
    """It closed while somebody was still choosing."""

    message = _l("ปิดลงมติก่อนที่เสียงนี้จะมาถึง เรื่องนี้จึงไม่มีเสียงของท่าน")


class BallotNotClosed(Refusal):
    message = _l("ต้องปิดลงมติก่อน จึงจะเปิดหีบนับคะแนนได้ และเปิดหีบได้ครั้งเดียว")


class BallotNotCounted(Refusal):
    message = _l("ต้องเปิดหีบนับคะแนนก่อน จึงจะประกาศผลได้ และประกาศได้ครั้งเดียว")


class BallotNotDeclared(Refusal):
    message = _l("ผลยังไม่ได้ประกาศ จึงยังขอบันทึกความเห็นแย้งไม่ได้")


class BallotAlreadyCounted(Refusal):
    message = _l("เปิดหีบนับคะแนนแล้ว จึงยกเลิกการลงมตินี้ไม่ได้")


class NotAnElector(Refusal):
    status = 403
    message = _l("ท่านไม่อยู่ในรายชื่อผู้มีสิทธิออกเสียงเรื่องนี้ โปรดสอบถามที่โต๊ะลงทะเบียน")


class OtherVoter(Refusal):
    """The form was made for somebody who used this phone before."""

    message = _l("เครื่องนี้เปลี่ยนคนแล้ว เสียงที่ค้างส่งของคนก่อนยังไม่ถูกนับ ให้คนนั้นเข้าด้วยบัตรแล้วลงใหม่")


class VotesOnPaper(Refusal):
    message = _l("ท่านรับบัตรกระดาษไปแล้ว จึงออกเสียงที่โทรศัพท์ไม่ได้ ถ้าเปลี่ยนใจ โปรดคืนบัตรที่โต๊ะผู้ช่วย")


class VotedAtKiosk(Refusal):
    message = _l("ท่านออกเสียงที่โต๊ะผู้ช่วยแล้ว ถ้าจะเปลี่ยน โปรดไปที่โต๊ะเดิม")


class ByHands(Refusal):
    message = _l("เรื่องนี้ลงมติด้วยการยกมือ ผู้นับคะแนนของอำเภอจะนับ ไม่ต้องกดที่โทรศัพท์")


class NoPaper(Refusal):
    message = _l("การลงมตินี้ไม่รับบัตรกระดาษ")


class UnknownChoice(Refusal):
    status = 422
    message = _l("โปรดเลือกอย่างใดอย่างหนึ่งที่มีให้เลือก")


class NothingChosen(Refusal):
    status = 422
    message = _l("โปรดเลือกอย่างน้อยหนึ่งข้อ")


class TooManyChosen(Refusal):
    status = 422
    message = _l("เลือกได้ไม่เกิน %(most)s ข้อ ตอนนี้เลือกไว้ %(chosen)s ข้อ")


class ReasonNeeded(Refusal):
    status = 422
    message = _l("โปรดบอกข้อสังเกตหรือเหตุผลสั้น ๆ ที่ประชุมจะได้ปรับร่างให้ตรงกัน")


class ReasonTooLong(Refusal):
    status = 422
    message = _l("เขียนได้ไม่เกิน %(most)s ตัว ตัดออก %(over)s ตัว สิ่งที่พิมพ์ไว้ยังอยู่")


class NoElectors(Refusal):
    message = _l("ยังไม่มีผู้แทนลงทะเบียนเข้าประชุม จึงยังเปิดลงมติไม่ได้")


class NoQuorum(Refusal):
    message = _l("องค์ประชุมยังไม่ครบ มีผู้แทน %(present)s คน ต้องมีอย่างน้อย %(needed)s คน")


class NoQuorumOfDistricts(Refusal):
    message = _l("องค์ประชุมยังไม่ครบ มีผู้แทนจาก %(present)s อำเภอ ต้องมีอย่างน้อย %(needed)s อำเภอ")


class SmallSecretBallot(Refusal):
    """A warning: the desk may go on after reading it."""

    message = _l(
        "มีผู้มีสิทธิออกเสียงเพียง %(electors)s คน ผลที่ประกาศอาจทำให้เดาได้ว่าใครเลือกอะไร "
        "หากจะลงมติลับต่อไป โปรดกดยืนยัน"
    )


class SecretOverPlainLink(Refusal):
    """A warning: the desk may go on after reading it."""

    message = _l(
        "เครื่องในห้องนี้ส่งข้อมูลกันโดยไม่เข้ารหัส ผู้ดูแลเครือข่ายอาจดักเห็นเสียงที่ส่งมาจากโทรศัพท์ได้ "
        "หากจะลงมติลับต่อไป โปรดกดยืนยัน"
    )


class BallotAltered(Refusal):
    """What lies in the database is not what was sealed: counting it would prove nothing."""

    message = _l("ข้อมูลการลงมตินี้ไม่ตรงกับตอนเปิดหรือตอนปิด จึงยังนับไม่ได้ โปรดแจ้งผู้ดูแลระบบ")


class BoxKeyMissing(Refusal):
    message = _l("ไม่พบกุญแจเปิดหีบของการลงมตินี้ ซองทั้งหมดยังอยู่ครบ โปรดแจ้งผู้ดูแลระบบ")


class OddTerms(Refusal):
    status = 422
    message = _l("วิธีลงมติที่เลือกใช้ด้วยกันไม่ได้ โปรดเลือกใหม่")


class OddShare(Refusal):
    status = 422
    message = _l("เกณฑ์ที่กำหนดเองต้องมากกว่าครึ่งและไม่เกินทั้งหมด เช่น 3 ใน 4")


class TooFewOptions(Refusal):
    status = 422
    message = _l("ใส่รายการให้เลือกอย่างน้อย 2 ข้อ และให้มากกว่าจำนวนที่เลือกได้")


class TooManyOptions(Refusal):
    status = 422
    message = _l("รายการให้เลือกมีได้ไม่เกิน %(most)s ข้อ")


class TooFewDistricts(Refusal):
    status = 422
    message = _l("มีอำเภอที่มีผู้มีสิทธิเพียง %(there)s อำเภอ จึงขอเสียงจาก %(asked)s อำเภอไม่ได้")


class SmallDistricts(Refusal):
    """District figures of a secret ballot would tell who voted what."""

    status = 422
    message = _l(
        "ลงมติลับที่นับแยกอำเภอ ต้องมีผู้มีสิทธิอำเภอละ %(fewest)s คนขึ้นไป "
        "ตอนนี้มีอำเภอที่ไม่ถึง โปรดเลือกลงมติเปิดเผยหรือยกมือ"
    )


class OddFigures(Refusal):
    status = 422
    message = _l("ใส่จำนวนเป็นตัวเลข ตั้งแต่ 0 ขึ้นไป ให้ครบทุกช่อง")


class TooManyHands(Refusal):
    status = 422
    message = _l("รวมแล้ว %(counted)s คน แต่มีผู้มีสิทธิที่ยังไม่ได้ออกเสียงทางอื่น %(most)s คน โปรดนับใหม่")


class CountedTwice(Refusal):
    """A hand was counted, and then its owner voted on a phone."""

    message = _l(
        "ที่ %(where)s ผู้นับคะแนนนับได้ %(counted)s คน แต่ผู้ที่ยังไม่ได้ออกเสียงทางอื่นมี %(most)s คน "
        "โปรดให้ผู้นับสองคนนับใหม่ก่อนรวมคะแนน"
    )


class CountsDiffer(Refusal):
    message = _l("ผู้นับคะแนนยังนับไม่ครบสองคนหรือยังไม่ตรงกันที่ %(where)s จึงยังนับรวมไม่ได้")


class NotTied(Refusal):
    message = _l("เสียงไม่ได้เท่ากัน หรือการลงมตินี้ไม่ได้ให้ประธานชี้ขาด")


class TieUnbroken(Refusal):
    message = _l("เสียงเท่ากัน โปรดให้ประธานออกเสียงชี้ขาดก่อน แล้วจึงประกาศผล")
