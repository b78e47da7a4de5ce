"""How the files of a bundle are called: in Thai, as the papers in them are."""

README = "อ่านก่อน.txt"

BUNDLE = "ชุดหลักฐาน"
EDITION = "ฉบับที่"

DOCUMENTS = {
    "resolutions": "มติ",
    "charter": "ธรรมนูญ",
    "minutes": "รายงานการประชุม",
    "ballots": "ผลการลงมติ",
    "grievances": "ความทุกข์ที่เผยแพร่",
    "commitments": "พันธสัญญา",
    "proposals": "ข้อเสนอนโยบายที่ส่งแล้ว",
    "letters": "หนังสือนำข้อเสนอนโยบาย",
}
