import logging

import pytest
from fontTools.ttLib import TTFont

from kit.pdf import cuts
from kit.pdf.cuts import CUTS, FontsMissing, cut_file, fonts_folder, make_fonts
from kit.pdf.fonts import chain, face
from kit.pdf.kerning import Kerning, pack


def test_every_cut_has_a_name_of_its_own():
    names = [TTFont(file)["name"].getDebugName(6) for file in make_fonts()]

    assert len(set(names)) == len(CUTS)


def test_cuts_are_static():
    assert [file.name for file in make_fonts() if "fvar" in TTFont(file)] == []


def test_missing_cut_is_made_with_a_line_in_the_log(tmp_path, caplog):
    with caplog.at_level(logging.WARNING, logger="kit.pdf.cuts"):
        file = cut_file("statement", tmp_path)

    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert file.read_bytes() == cut_file("statement").read_bytes()


def test_kept_cut_is_not_made_again(tmp_path, caplog):
    first = cut_file("statement", tmp_path)
    caplog.clear()

    assert cut_file("statement", tmp_path) == first
    assert caplog.records == []
    assert [file.suffix for file in tmp_path.iterdir()] == [".ttf"]


def test_kept_cut_serves_without_its_package(tmp_path, monkeypatch):
    kept = cut_file("statement", tmp_path)

    monkeypatch.setattr(cuts, "PROJECT", tmp_path)

    assert cut_file("statement", tmp_path) == kept


def test_missing_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(cuts, "PROJECT", tmp_path)

    with pytest.raises(FontsMissing, match="@fontsource/ubuntu is not installed"):
        cut_file("statement", tmp_path / "fonts")


def test_fonts_are_kept_under_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("KILIM_FONTS", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))

    assert fonts_folder() == tmp_path / "fonts"


def test_face_is_parsed_once():
    assert face("sans") is face("sans")
    assert chain("serif")[0] is face("serif")


@pytest.mark.parametrize("name", ["sans", "sans-bold", "serif", "serif-bold"])
def test_faces_have_the_letters_of_the_six_languages(name):
    letters = "ĊċĠġĦħŻżÀàÈèÌìÒòÙù İıĞğŞşÇçÖöÜü ÄäßẞÑñ¿¡ ŁłŃńŘřȘșȚțŐő’“”„«»–—…·€"

    assert set(letters) - face(name).letters == set()


def test_figures_are_all_equally_wide():
    assert len({face("sans").width(figure) for figure in "0123456789"}) == 1


def test_packed_kerning_is_what_was_packed():
    kerning = Kerning(pack({(ord("A"), ord("V")): -40, (ord("T"), ord("ö")): -63}))

    assert [kerning.between(*pair) for pair in ("AV", "Tö", "VA", "𝐀V")] == [-40, -63, 0, 0]
