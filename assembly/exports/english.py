"""The fixed words of official papers in English, by the Thai words of record."""

WORDS: dict[str, str] = {
    # every paper
    "ตัวอย่าง": "Example",
    "ตัวอย่าง ใช้สาธิตเท่านั้น ไม่ใช่เอกสารจริง": "Example, for demonstration only: not a real document",
    "บันทึกเหตุการณ์ {n} รายการ ลายนิ้วมือ {print}": "Journal of {n} entries, fingerprint {print}",
    # charter
    "ร่าง ณ วันที่ {day}": "Draft as of {day}",
    "ฉบับที่ {n} พ.ศ. {year}": "Edition {n}, B.E. {year}",
    "ฉบับที่ {n} {said}": "Edition {n}: {said}",
    "รวมข้อที่เพิ่มตามมติถึงวันที่ {day}": "With clauses added by resolution up to {day}",
    "คำปรารภ": "Preamble",
    "หมวด {n}": "Chapter {n}",
    "ข้อ {n}": "Clause {n}",
    "ข้อ {first}–{last}": "Clauses {first}–{last}",
    "ยังไม่มีข้อใดในเอกสารนี้": "No clause has been written yet",
    "บทเฉพาะกาล": "Transitory provisions",
    "ปฏิญญา": "Pledge",
    "สารบัญ": "Contents",
    "ประกาศ ณ วันที่ {day}": "Proclaimed on {day}",
    "ประกาศ ณ วันที่ {day} ณ {place}": "Proclaimed on {day} at {place}",
    "มีผลใช้บังคับตั้งแต่วันที่ {day}": "In force from {day}",
    "อ่านธรรมนูญและที่มาของแต่ละข้อได้ที่": "Read the charter and where each clause came from at",
    "อ่านเอกสารนี้และที่มาของแต่ละข้อได้ที่": "Read this text and where each clause came from at",
    # resolutions
    "มติ {n}": "Resolution {n}",
    "จึงมีมติดังต่อไปนี้": "has therefore resolved as follows",
    "ยังไม่มีมติที่ประชุมรับรอง": "No resolution has been adopted yet",
}
