"""Where templates come from: the site's folder, then the checkout or the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.views import Html
from digest.rendering.environment import Templates
from digest.rendering.theme import default_folder, load_theme
from digest.rendering.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def checkout(root: Path) -> Path:
    written(root, pyproject_dot_toml="", templates__pages__a_dot_html="checkout")
    return written(root / "src" / "digest", templates__pages__a_dot_html="stale copy")


def test_checkout_uses_its_top_level_templates(tmp_path: Path) -> None:
    """An edited template of a checkout is used at once."""
    package = checkout(tmp_path)
    assert tmp_path / "templates" == default_folder(package)


def test_wheel_uses_the_templates_it_carries(tmp_path: Path) -> None:
    """An installed package has its theme inside, also when a folder of that name lies near it."""
    package = written(tmp_path / "site-packages" / "digest", templates__pages__a_dot_html="wheel")
    written(tmp_path, templates__pages__a_dot_html="somebody's", pyproject_dot_toml="")
    assert package / "templates" == default_folder(package)


def test_own_template_stands_for_the_default_one(tmp_path: Path) -> None:
    """A site overrides one component and keeps the rest of the theme."""
    package = written(
        tmp_path / "digest",
        templates__pages__page_dot_html='{% from "components/part.html" import part %}{{ part() }}',
        templates__components__part_dot_html="{% macro part() %}default{% endmacro %}",
    )
    own = written(tmp_path / "mine", components__part_dot_html="{% macro part() %}my own{% endmacro %}")
    wording = Wording("en")
    assert "default" == Templates(load_theme(tmp_path / "none", package), wording).fill("pages/page.html", {})
    assert "my own" == Templates(load_theme(own, package), wording).fill("pages/page.html", {})


def test_assets_are_published_under_a_hashed_name(tmp_path: Path) -> None:
    """An asset's address changes with its bytes; the site's own stands for the default one; hidden files are none."""
    package = written(tmp_path / "digest", templates__assets__style_dot_css="a", templates__assets__icon_dot_svg="i")
    own = written(tmp_path / "mine", assets__style_dot_css="b", assets___dot_DS_Store="x", assets__deep__x_dot_css="c")
    theme = load_theme(own, package)
    assert [
        ("deep/x.css", "assets/deep/x-2e7d2c03a9507ae2.css", b"c"),
        ("icon.svg", "assets/icon-de7d1b721a1e0632.svg", b"i"),
        ("style.css", "assets/style-3e23e8160039594a.css", b"b"),
    ] == [(asset.name, asset.url, asset.data) for asset in theme.assets]


def test_text_is_escaped_and_safe_html_is_not(tmp_path: Path) -> None:
    """Only what reading made safe is printed as it is, and no template syntax of the text is obeyed."""
    package = written(tmp_path / "digest", templates__a_dot_html="{{ text }}|{{ body }}")
    values = {"text": "<b>{{ 7 * 7 }}</b>", "body": Html("<b>{{ 7 * 7 }}</b>")}
    filled = Templates(load_theme(tmp_path / "none", package), Wording("en")).fill("a.html", values)
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt;|<b>{{ 7 * 7 }}</b>" == filled
