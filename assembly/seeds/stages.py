"""The demonstration's listening stages: five districts were heard before the coming plenary."""

from datetime import date, timedelta

from assembly.meetings.queries import meeting
from assembly.seeds.story import Scene, on
from assembly.stages.actions import call_stage, close_stage, count_heads, open_stage, write_summary
from assembly.stages.rules import GROUPS, Call

# District, days before the plenary, place, heads by target group, what was heard.
HELD = (
    ("8202", 33, "ศาลาประชาคมเกาะยาวน้อย", (7, 41, 12, 0), "เรือไปหาหมอ ขยะหน้าหาด และน้ำจืดหน้าแล้ง"),
    ("8206", 27, "ศาลาวัดคุระบุรี", (12, 36, 9, 6), "ที่ดินทับซ้อนเขตป่า และราคายางตก"),
    ("8203", 25, "หอประชุมอำเภอกะปง", (3, 22, 14, 2), "ถนนเข้าสวน และโรงเรียนที่กำลังจะยุบ"),
    ("8205", 19, "ศาลาหมู่บ้านบ้านน้ำเค็ม", (18, 55, 21, 8), "หอเตือนภัย เรือเล็กกับอวนลาก และเอกสารสิทธิ์"),
    ("8201", 18, "ศาลากลางบ้านเกาะปันหยี", (9, 48, 16, 5), "ทะเบียนบ้านกลางน้ำ และน้ำประปา"),
)


def call_stages(scene: Scene, plenary: date) -> None:
    """Called and opened, each on its day; what is told around that day is told there."""
    helper = scene.staff["helper"]
    for district, days, place, _heads, _heard in HELD:
        day = plenary - timedelta(days=days)
        with on(day, "09:00"):
            made = call_stage(helper, scene.assembly_id, Call(day, place, district))
            open_stage(helper, made, meeting(made).version)
        scene.stages[district] = (made, days)


def close_stages(scene: Scene, plenary: date) -> None:
    """Counted, summed up and closed in the afternoon."""
    helper = scene.staff["helper"]
    for district, days, _place, heads, heard in HELD:
        made = scene.stages[district][0]
        with on(plenary - timedelta(days=days), "15:00"):
            counts = dict(zip(GROUPS, heads, strict=True))
            count_heads(helper, made, meeting(made).version, counts)
            write_summary(helper, made, meeting(made).version, heard)
            close_stage(helper, made, meeting(made).version)
