"""`plan` writes a sealed paper or says why not, and leaves no half file; `verify` says what is true of a file."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from intake_app.base.paths import forms_folder
from intake_app.crypto.certificates import make_clinic_authority, make_signer, save_pkcs12
from intake_app.services.paper_file import save_paper
from tests.cli.running import NOW, Ran, Run, Write, shipped

NO_PAPER = {
    "t03-limb-colour-not-checked": (1, "[DVT.6]"),  # not finished: says what is open
    "t22-undiagnosed-steady": (1, "SES.13"),  # a referral is advised and not yet answered
    "t02-calf-three-cm": (3, "Stop: send on today"),
    "t09-warfarin-reason-not-sure": (3, "clinician"),
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a therapist's key, its password, another password, and the clinic's certificate."""
    folder, moment = tmp_path_factory.mktemp("keys"), datetime(2026, 11, 1, tzinfo=UTC)
    authority = make_clinic_authority("Sample Clinic", moment)
    (folder / "key.p12").write_bytes(save_pkcs12(make_signer(authority, "Sample Therapist", moment), "right"))
    (folder / "right.txt").write_text("right\n")
    (folder / "wrong.txt").write_text("wrong\n")
    (folder / "clinic.der").write_bytes(authority.certificate)
    return folder


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Callable[..., Ran]:
    """Runs `plan` on a case into `paper.pdf`."""

    def call(case: Path, *options: object) -> Ran:
        return run("plan", case, "-o", tmp_path / "paper.pdf", "--now", NOW, *options)

    return call


@pytest.fixture
def sealed(plan: Callable[..., Ran], keys: Path, tmp_path: Path) -> tuple[Path, str]:
    """A plan sealed with the therapist's key, and the code printed on it."""
    ran = plan(shipped("clear"), "--key", keys / "key.p12", "--password-file", keys / "right.txt")
    return tmp_path / "paper.pdf", ran.out.split()[-1].rstrip(".")


# ---- plan ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--size", "a4")])
def test_a_plan_is_written_and_ends_with_0(
    plan: Callable[..., Ran], tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Without a key it is sealed all the same, as a trial."""
    ran = plan(shipped("clear"), *options)

    assert (ran.status, (tmp_path / "paper.pdf").read_bytes()[:5]) == (0, b"%PDF-")


@pytest.mark.parametrize(("case", "ends"), NO_PAPER.items())
def test_where_no_plan_may_be_sealed_it_says_why(
    plan: Callable[..., Ran], tmp_path: Path, case: str, ends: tuple[int, str]
) -> None:
    """1 where something is to be done or filled in, 3 where the verdict allows no plan; nothing is written."""
    ran = plan(shipped(case))

    assert (ran.status, ends[1] in ran.err, list(tmp_path.glob("*.pdf"))) == (ends[0], True, [])


def test_a_plan_needs_a_name(plan: Callable[..., Ran], write: Write) -> None:
    """A name may be missing for a review, not for a plan."""
    case = write(shipped("clear").read_text("utf-8").replace('name = "Sample Client"', ""))

    ran = plan(case)
    assert (ran.status, "name" in ran.err) == (1, True)


def test_a_case_that_cannot_be_read_ends_with_2(plan: Callable[..., Ran], write: Write) -> None:
    """Danger first, then the faults, on stderr."""
    ran = plan(write('base = "clear"\n[answers]\n"EM.1" = "yes"\n"EM.2" = "zz"\n'))

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.index("Stop: emergency") < ran.err.index("EM.2")


@pytest.mark.parametrize(
    ("case", "status"),
    [
        ("t02-calf-three-cm", 0),
        ("t09-warfarin-reason-not-sure", 0),
        ("t03-limb-colour-not-checked", 1),
        ("clear", 1),  # nothing calls for a letter
    ],
)
def test_the_letter_of_a_stop_or_a_clearance(plan: Callable[..., Ran], case: str, status: int) -> None:
    """`--paper referral` ends with 0 or 1, never with 3."""
    assert plan(shipped(case), "--paper", "referral").status == status


@pytest.mark.parametrize(
    "options",
    [
        ("--key", "key.p12", "--password-file", "wrong.txt"),
        ("--key", "key.p12", "--password-file", "nowhere.txt"),
        ("--key", "key.p12"),
        ("--key", "right.txt", "--password-file", "right.txt"),
        ("--key", "nowhere.p12", "--password-file", "right.txt"),
        ("--password-file", "right.txt"),
    ],
    ids=[
        "wrong password",
        "no password file",
        "no password",
        "not a key",
        "no key file",
        "password without key",
    ],
)
def test_a_key_that_cannot_seal_seals_nothing(
    plan: Callable[..., Ran], keys: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """A sentence on stderr and no file; never a trial in place of the plan that was asked for."""
    ran = plan(shipped("clear"), *(one if one.startswith("--") else keys / one for one in options))

    assert (ran.status, ran.out, list(tmp_path.glob("*.pdf"))) == (2, "", [])


def test_the_folder_of_the_paper_must_be_there(run: Run, tmp_path: Path) -> None:
    """A sentence that names the file."""
    ran = run("plan", shipped("clear"), "-o", tmp_path / "nowhere" / "paper.pdf")

    assert (ran.status, "paper.pdf" in ran.err) == (2, True)


def test_the_case_is_never_written_over(run: Run, write: Write) -> None:
    """A slip of the pen must not cost what was typed."""
    case = write('base = "clear"\n')

    assert (run("plan", case, "-o", case).status, case.read_text()) == (2, 'base = "clear"\n')


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Through a link too, and with nothing left beside it."""
    paper, link = tmp_path / "paper.pdf", tmp_path / "link.pdf"
    paper.write_bytes(b"old")
    link.symlink_to(paper)

    save_paper(link, b"new")
    assert (paper.read_bytes(), sorted(tmp_path.iterdir())) == (b"new", [link, paper])


# ---- verify ----------------------------------------------------------------------------------------------------------


def test_a_sealed_plan_is_whole_unchanged_and_signed(run: Run, sealed: tuple[Path, str], keys: Path) -> None:
    """Each fact on a line; strict wants trust and record known."""
    paper, code = sealed

    ran = run("verify", paper, "--code", code.lower(), "--trust", keys / "clinic.der", "--strict")
    assert (ran.status, len(ran.out.splitlines()), "Signed by: Sample Therapist." in ran.out) == (0, 7, True)


@pytest.mark.parametrize("options", [("--code", "AAAA-AAAA-AAAA-AAAA"), ("--code", ""), ("--strict",)])
def test_a_wrong_code_or_no_trust_where_it_is_wanted_ends_with_1(
    run: Run, sealed: tuple[Path, str], options: tuple[str, ...]
) -> None:
    """A code of another record; strict without anything to compare with."""
    assert run("verify", sealed[0], *options).status == 1


def _flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def _flipped_in_the_seal(data: bytes) -> bytes:
    at = data.index(b"/Contents <") + 200 if b"/Contents <" in data else data.index(b"/Contents<") + 200
    return data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :]


def _later(data: bytes, change: Callable[[generic.DictionaryObject], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    change(page)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _turned(data: bytes) -> bytes:
    return _later(data, lambda page: page.update({generic.NameObject("/Rotate"): generic.NumberObject(90)}))


def _noted(data: bytes) -> bytes:
    note = generic.DictionaryObject(
        {
            generic.NameObject("/Type"): generic.NameObject("/Annot"),
            generic.NameObject("/Subtype"): generic.NameObject("/Text"),
            generic.NameObject("/Rect"): generic.ArrayObject(
                [generic.NumberObject(n) for n in (9, 9, 40, 40)]
            ),
            generic.NameObject("/Contents"): generic.TextStringObject("press harder"),
        }
    )
    return _later(
        data, lambda page: page.update({generic.NameObject("/Annots"): generic.ArrayObject([note])})
    )


def _saved_anew(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out)
    return out.getvalue()


def _with_password(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [_flipped, _flipped_in_the_seal, lambda data: data + b"\n", _turned, _noted, _saved_anew, _with_password],
    ids=["byte", "byte in the seal", "appended", "turned", "note", "saved anew", "password"],
)
def test_what_was_changed_after_sealing_is_told(
    run: Run, sealed: tuple[Path, str], change: Callable[[bytes], bytes]
) -> None:
    """One byte, one byte in the signature itself, bytes at the end, a page turned, a note added."""
    paper = sealed[0]
    paper.write_bytes(change(paper.read_bytes()))

    ran = run("verify", paper)
    assert (ran.status, ": no." in ran.out or "something other" in ran.out) == (1, True)


def _empty_page() -> bytes:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(9000), _empty_page()],
    ids=["empty", "text", "head", "zeros", "unsealed"],
)
def test_what_is_no_plan_ends_with_2(run: Run, tmp_path: Path, data: bytes) -> None:
    """One sentence on stderr, nothing on stdout."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)

    ran = run("verify", file)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)


def test_a_file_that_is_not_there_ends_with_2(run: Run, sealed: tuple[Path, str]) -> None:
    """The paper, or a certificate to trust."""
    assert run("verify", forms_folder()).status == 2
    assert run("verify", sealed[0], "--trust", sealed[0].parent / "nowhere.pem").status == 2
