"""The fixed words of official papers in English, by the Thai words of record."""

WORDS: dict[str, str] = {
    # every paper
    "ตัวอย่าง": "Example",
    "ตัวอย่าง ใช้สาธิตเท่านั้น ไม่ใช่เอกสารจริง": "Example, for demonstration only: not a real document",
    "(ลงชื่อ) {line}": "(Signed) {line}",
    "บันทึกเหตุการณ์ {n} รายการ ลายนิ้วมือ {print}": "Journal of {n} entries, fingerprint {print}",
    "(ลงชื่อ)": "(Signed)",
    # charter
    "ธรรมนูญของ{assembly}": "Charter of the {assembly}",
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
    "ผลการลงมติ": "The vote",
    "มติที่ประชุม": "Resolved",
    "รับรองเมื่อวันที่ {day}": "Adopted on {day}",
    "เลขานุการ": "Secretary",
    "อ่านมตินี้และที่มาของมติได้ที่": "Read this resolution and where it came from at",
    "ที่": "No.",
    "เรื่อง": "Matter",
    "ผู้เลือก": "Chosen by",
    "ผู้มีสิทธิ": "Entitled",
    "เห็นพ้อง": "Agree",
    "มีข้อสังเกต": "With remarks",
    "ยังไม่เห็นพ้อง": "Not yet",
    "ผู้ตอบ": "Answered",
    "เห็นด้วย": "In favour",
    "ไม่เห็นด้วย": "Against",
    "งดออกเสียง": "Abstained",
    "บัตรเสีย": "Spoiled",
    "ผู้ลงมติ": "Voted",
    "ต้องได้": "Needed",
    "{meeting}{theme} เมื่อ{day} ณ {place} ได้พิจารณาระเบียบวาระที่ {item} {title}{strategy}": (
        "{meeting}{theme}, on {day} at {place},"
        " having considered agenda item {item}, {title}{strategy},"
    ),
    " ตาม{strategy}": ", under {strategy}",
    "{way} ใช้เกณฑ์{rule} {quorum}": "{way}, decided by {rule}. {quorum}",
    "ถามฉันทมติ": "Call for consensus",
    "ยุทธศาสตร์ที่ {n} {name}": "strategy {n}, {name}",
    # ballots
    "ลงมติเปิดเผย": "Open vote",
    "ลงมติลับ": "Secret ballot",
    "ลงมติด้วยการยกมือ": "Show of hands",
    "โทรศัพท์": "phone",
    "โต๊ะผู้ช่วย": "assisted",
    "ยกมือ": "hands",
    "บัตรกระดาษ": "paper",
    "ให้ปรับร่างแล้วถามอีกรอบ": "the draft to be revised and put again",
    "ให้ลงมติ": "to be put to the vote",
    "ให้เลื่อนการพิจารณา": "postponed",
    "เสียงข้างมาก": "a simple majority",
    "เสียงเกินครึ่งของผู้มาประชุม": "more than half of those present",
    "สองในสาม": "two thirds",
    " {part} ใน {whole} ": " {part} out of {whole} ",
    "ฉันทมติ คือไม่มีผู้ใดไม่เห็นพ้อง": "consensus, nobody disagreeing",
    "จัดลำดับตามจำนวนผู้เลือก": "ranking by the number who chose",
    "เสียงข้างมาก คือเห็นด้วยมากกว่าไม่เห็นด้วย": "a simple majority, more in favour than against",
    "{share}ของผู้ลงมติ": "{share} of those voting",
    " และเห็นด้วยมากกว่าใน {n} อำเภอขึ้นไป": ", and a majority in at least {n} districts",
    "ยังไม่เป็นฉันทมติ {then}": "No consensus yet, {then}",
    "เห็นชอบเป็นฉันทมติ": "Approved by consensus",
    "จัดลำดับความสำคัญแล้ว": "Priorities ranked",
    "เห็นชอบ ด้วยเสียงชี้ขาดของประธาน": "Approved by the casting vote of the chair",
    "เห็นชอบเป็นเอกฉันท์": "Approved unanimously",
    "เห็นชอบ ด้วย{share}": "Approved by {share}",
    "เห็นชอบ ด้วยเสียงไม่น้อยกว่า{share}": "Approved by not less than {share}",
    "ไม่เห็นชอบ องค์ประชุมไม่ครบ": "Not approved, there being no quorum",
    "ไม่เห็นชอบ เห็นด้วยมากกว่าเพียง {n} อำเภอ ร่างมติตกไป": (
        "Not approved, with a majority in {n} districts only; the draft falls"
    ),
    "ไม่เห็นชอบ ด้วยเสียงชี้ขาดของประธาน ร่างมติตกไป": (
        "Not approved, by the casting vote of the chair; the draft falls"
    ),
    "ไม่เห็นชอบ ร่างมติตกไป": "Not approved; the draft falls",
    " บัตรเสีย {n} ใบ": ", spoiled {n}",
    (
        "{method} {who} เห็นด้วย {yes} เสียง ไม่เห็นด้วย {no} เสียง งดออกเสียง {abstain} เสียง{spoiled}"
        " ต้องได้ {needed} เสียง ({share})"
    ): (
        "{method}: {who}; in favour {yes}, against {no}, abstained {abstain}{spoiled};"
        " needed {needed} ({share})"
    ),
    (
        "ถามฉันทมติรอบที่ {round} มีผู้ตอบ {received} คน จากผู้มีสิทธิออกเสียง {electors} คน"
        " เห็นพ้อง {agree} คน เห็นพ้องแต่มีข้อสังเกต {remark} คน ยังไม่เห็นพ้อง {not_yet} คน"
    ): (
        "Call for consensus, round {round}: {received} of {electors} entitled answered;"
        " agree {agree}, agree with remarks {remark}, do not agree yet {not_yet}"
    ),
    "({n}) {text} {votes} คน": "({n}) {text}: {votes}",
    "เลือกเรื่องสำคัญ {method} {who} {lines}": "Choice of priorities, {method}: {who}; {lines}",
    "มีผู้ลงมติ {received} คน จากผู้มีสิทธิออกเสียง {electors} คน{ways}": (
        "{received} of {electors} entitled voted{ways}"
    ),
    "ขอบันทึกความเห็นแย้ง {named}": "Dissent recorded: {named}",
    "รับ {n} ข้อ": "accepted {n}",
    "ไม่รับ {n} ข้อ": "rejected {n}",
    "ที่ประชุมพิจารณาคำแปรญัตติร่างมติ {told}": "The meeting considered amendments to the draft: {told}",
    "องค์ประชุมต้องมี {quorum} คน มาประชุม {present} คน {met}": (
        "The quorum is {quorum}; {present} were present: {met}"
    ),
    "ครบองค์ประชุม": "quorate",
    "ไม่ครบองค์ประชุม": "not quorate",
    "เห็นด้วยตรงกันว่า {texts}": "agreed that {texts}",
    "ไม่เห็นด้วยตรงกันว่า {texts}": "refused that {texts}",
    " และ": " and ",
    "เมื่อถามความเห็นของที่ประชุมโดยไม่ลงมติ ผู้ตอบจากอำเภอต่าง ๆ {told}": (
        "Asked without a vote, those who answered from the several districts together {told}"
    ),
    "และ{name}": "and {name}",
    " ": ", ",
    "ผู้อภิปรายในวาระนี้ {n} คน ได้แก่ {listed}": "Speakers on this item, {n}: {listed}",
    # names
    "มติ{whose}": "Resolutions of the {whose}",
    "สมัชชา{name}": "Assembly of {name}",
    "สมัชชาใหญ่": "Plenary Assembly",
    "เวทีรับฟังความทุกข์": "Listening Stage",
    "คณะทำงาน": "Working Group",
    "{kind}{name}": "{kind} of {name}",
    "{meeting} ครั้งที่ {number}": "{meeting}, No. {number}",
    # minutes
    "รายงานการประชุม{meeting} ครั้งที่ {number}": "Minutes of the {meeting}, No. {number}",
    "รายงานการประชุม{meeting}": "Minutes of the {meeting}",
    "ครั้งที่ {number}": "No. {number}",
    "เมื่อ{day}": "{day}",
    "ณ {place}": "At {place}",
    "ผู้มาประชุม": "Present",
    "ผู้ไม่มาประชุม": "Absent",
    "ผู้เข้าร่วมประชุม": "In attendance",
    "ไม่มีผู้ลงทะเบียน": "Nobody registered",
    "ชื่อ": "Name",
    "ในฐานะ": "As",
    "รวม {n} คน": "{n} in all",
    "เริ่มประชุมเวลา": "Opened at",
    "เลิกประชุมเวลา": "Closed at",
    "ผู้จดรายงานการประชุม": "Recorder",
    "ผู้ตรวจรายงานการประชุม": "Reviewer",
    "ระเบียบวาระที่ {n} {title}": "Agenda item {n}: {title}",
    "วาระ {n}": "Item {n}",
    "........ น.": "........",
    "ข้อแก้ไขที่บันทึกไว้": "Corrections noted",
    " เมื่อวันที่ {day}": " on {day}",
    "รหัสตรวจสอบรายงาน (SHA-256) {hash}": "Check code of these minutes (SHA-256) {hash}",
    "{how} {n} ครั้ง": "{how} {n} times",
    "ร่างมติมี {n} ฉบับ ({told})": "The draft had {n} versions ({told})",
    "เขียนใหม่": "rewritten",
    "ปรับร่างเพื่อถามอีกรอบ": "revised to be put again",
    "แก้ตามคำแปรญัตติ": "amended",
    "คืนเป็นฉบับก่อน": "restored",
    "ยกมาจากการประชุมครั้งก่อน": "carried over",
    " ถึง {hour}": " to {hour}",
    "พักการประชุมเวลา {hour}{until}": "Break from {hour}{until}",
    "รับรองรายงานการประชุมนี้โดยการเวียนให้แก้ไขถึงวันที่ {day}": (
        "These minutes were adopted by circulation for correction until {day}"
    ),
    "{title} ระเบียบวาระที่ {item} รับรองรายงานการประชุมนี้ {note}": (
        "{title}, agenda item {item}, adopted these minutes {note}"
    ),
    "ผู้แทนอำเภอ{name}": "Delegate of {name} District",
    "ผู้สังเกตการณ์ อำเภอ{name}": "Observer, {name} District",
    "ที่ประชุมพิจารณารายงานการประชุม{title}": "The meeting considered the minutes of the {title}",
    "วาระนี้มา{heard}": "This item arose {heard}",
    "จากความทุกข์ {n} เรื่อง ใน {places} อำเภอ": "from {n} grievances in {places} districts",
    "ที่มา: มติ {number} {title} วาระ {item} เห็นด้วย {yes} จาก {received} เสียง {heard}": (
        "Source: resolution {number}, {title}, item {item}, {yes} of {received} in favour, {heard}"
    ),
    "เพิ่มหลังฉบับที่ {n} {source}": "Added since edition {n}. {source}",
    "แก้ไขหลังฉบับที่ {n} {source}": "Amended since edition {n}. {source}",
    "ธรรมนูญ{name}": "Charter of {name}",
    "รับทราบ": "Noted",
    "ให้เลื่อนการพิจารณาไปในการประชุมครั้งต่อไป": "Postponed to the next meeting",
    "ให้ถอนเรื่อง": "Withdrawn",
}
