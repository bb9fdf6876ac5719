"""Who may do what to which Raperda: the cast by name, from roles and grants kept as data."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from deliberation.actions import AgendaLine, schedule_rapat
from deliberation.core.stages import STAGES
from deliberation.models import Body
from documents.actions import attach, set_stage
from documents.models import Attachment, Daerah, Raperda
from raperda.accounts.models import Grant, Role, RoleAssignment, User
from raperda.accounts.permissions import HEAD_PHASES, PERMISSIONS
from raperda.accounts.roles import GRANTS, ROLES
from tests.people import NOW, blank_raperda, budi, kota_serang, person, sari
from tests.raperda.scenes import promulgated_perda

pytestmark = pytest.mark.django_db
USUL, PEMBAHASAN = "usul_prakarsa", "penjelasan_dprd"


@pytest.fixture
def setwan():
    return person("sari", "setwan")


@pytest.fixture
def drafter():
    """Opens the drafts that others look at."""
    return person("ratna", "perancang")


@pytest.fixture
def dprd(drafter):
    return blank_raperda(drafter, "Usul DPRD", "dprd")


@pytest.fixture
def kdh(drafter):
    return blank_raperda(drafter, "Usul Wali Kota", "kdh")


def at(raperda, stage: str, by) -> Raperda:
    """The Raperda in that stage."""
    return set_stage(raperda=raperda, stage=stage, editable=True, is_public=False, by=by)


def fresh(user) -> User:
    """The same person in another request."""
    return User.objects.get(pk=user.pk)


def daerah_bogor() -> Daerah:
    return Daerah.objects.create(kode="32.71", level="kota", nama="Bogor", provinsi="Jawa Barat", ibu_kota="Bogor")


class TestTheCast:
    @pytest.mark.parametrize("stage", ["", USUL, "harmonisasi_kanwil"])
    def test_before_deliberation_each_side_writes_its_own(self, setwan, drafter, dprd, kdh, stage):
        legal = budi()
        for raperda in (dprd, kdh):
            at(raperda, stage, drafter)
        assert setwan.has_perm("sunting", dprd)
        assert not legal.has_perm("sunting", dprd)
        assert legal.has_perm("sunting", kdh)
        assert not setwan.has_perm("sunting", kdh)
        assert drafter.has_perm("sunting", dprd)
        assert drafter.has_perm("sunting", kdh)

    def test_from_deliberation_on_the_council_writes_both(self, setwan, drafter, dprd, kdh):
        legal = budi()
        for raperda in (dprd, kdh):
            at(raperda, PEMBAHASAN, drafter)
            assert setwan.has_perm("sunting", raperda)
            assert not legal.has_perm("sunting", raperda)

    def test_the_phases_before_deliberation_exist(self):
        assert {stage.phase for stage in STAGES.values()} >= HEAD_PHASES
        assert STAGES[USUL].phase in HEAD_PHASES
        assert STAGES[PEMBAHASAN].phase not in HEAD_PHASES

    def test_sari_as_drafter_and_secretariat_writes_both_sides(self, dprd, kdh):
        user = sari()
        assert user.has_perm("sunting", dprd)
        assert user.has_perm("sunting", kdh)

    def test_a_member_sees_and_speaks_but_writes_nothing(self, dprd):
        hasan = person("hasan", "anggota")
        assert hasan.has_perm("lihat", dprd)
        assert [name for name in PERMISSIONS if hasan.has_perm(name, dprd)] == ["lihat", "komentari", "usulkan"]

    def test_without_a_role_nobody_does_anything(self, dprd):
        wulan = person("wulan")
        assert not [name for name in PERMISSIONS if wulan.has_perm(name, dprd) or wulan.has_perm(name)]
        assert not AnonymousUser().has_perm("lihat", dprd)

    def test_who_is_no_longer_active_does_nothing(self, dprd):
        user = person("tono", "setwan", is_active=False)
        assert not user.has_perm("lihat", dprd)

    def test_a_clerk_of_another_daerah_sees_nothing(self, dprd):
        other = person("dewi", *ROLES, daerah=daerah_bogor())
        assert not [name for name in PERMISSIONS if other.has_perm(name, dprd)]
        assert not other.has_perm("mulai", kota_serang())
        assert other.has_perm("mulai", Daerah.objects.get(nama="Bogor"))

    @pytest.mark.parametrize("stage", sorted(STAGES))
    def test_the_head_of_region_never_writes_the_text(self, dprd, drafter, stage):
        head = person("syafrudin", "kepala_daerah")
        at(dprd, stage, drafter)
        assert not head.has_perm("sunting", dprd)
        assert head.has_perm("tetapkan", dprd)


class TestScope:
    def assigned(self, role: str = "setwan", **given) -> User:
        user = person("rina")
        RoleAssignment.objects.create(user=user, role=Role.objects.get(code=role), daerah=kota_serang(), **given)
        return user

    def test_an_assignment_to_one_raperda_covers_that_one(self, dprd, kdh):
        user = self.assigned("perancang", raperda=dprd)
        assert user.has_perm("sunting", dprd)
        assert not user.has_perm("sunting", kdh)
        assert not user.has_perm("mulai", kota_serang())

    @pytest.mark.parametrize(
        ("since", "until", "holds"),
        [(None, None, True), (-1, None, True), (None, 0, True), (0, 0, True), (None, -1, False), (1, None, False)],
    )
    def test_an_assignment_holds_for_its_term(self, dprd, since, until, holds):
        today = timezone.localdate()
        term = {"valid_from": since, "valid_to": until}
        user = self.assigned(**{name: None if n is None else today + timedelta(days=n) for name, n in term.items()})
        assert user.has_perm("lihat", dprd) is holds

    def test_a_term_does_not_end_before_it_begins(self):
        term = {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}
        with pytest.raises(IntegrityError, match="assignment_term_in_order"), transaction.atomic():
            self.assigned(**term)

    def test_an_assignment_to_a_body_covers_what_the_body_deals_with(self, dprd, kdh, drafter):
        pansus, other = (
            Body.objects.create(daerah=kota_serang(), kind=Body.Kind.PANSUS, nama=f"Pansus {n}") for n in "AB"
        )
        user = self.assigned(body=pansus)
        assert not user.has_perm("lihat", dprd)
        rapat = schedule_rapat(
            daerah=kota_serang(),
            body=pansus,
            kind="rapat_pansus",
            title="Pembahasan",
            date=date(2021, 1, 11),
            place="Ruang A",
            by=drafter,
            items=[AgendaLine("Pembahasan", dprd)],
        )
        user = User.objects.get(pk=user.pk)  # what a body deals with is read once a request
        assert user.has_perm("lihat", dprd)
        assert not user.has_perm("lihat", kdh)
        assert user.has_perm("jadwalkan", rapat)
        assert user.has_perm("jadwalkan", pansus)
        assert not user.has_perm("jadwalkan", other)
        assert not user.has_perm("mulai", kota_serang())

    def test_a_file_of_a_raperda_is_guarded_like_it(self, dprd, drafter):
        user, stranger = self.assigned(), person("wulan")
        file = attach(name="a.txt", data=b"a", kind=Attachment.Kind.SUMBER, raperda=dprd, by=drafter, now=NOW)
        for obj in (dprd, file):
            assert user.has_perm("lihat", obj), obj
            assert not stranger.has_perm("lihat", obj), obj

    def test_a_perda_and_its_files_are_guarded_by_its_daerah(self):
        perda = promulgated_perda(sari())
        file = attach(name="a.txt", data=b"a", kind=Attachment.Kind.DOKUMEN, perda=perda, by=perda.version.by, now=NOW)
        operator, other = person("ani", "operator"), person("dewi", "operator", daerah=daerah_bogor())
        for obj in (perda, file):
            assert operator.has_perm("lihat", obj)
            assert not other.has_perm("lihat", obj)

    def test_a_thing_without_a_daerah_is_a_mistake_of_the_caller(self, setwan):
        with pytest.raises(TypeError, match="Role"):
            setwan.has_perm("lihat", Role.objects.first())


class TestSuperuser:
    """Whoever runs the site gives roles; the text of the law stays with those who hold one."""

    def test_law_text_needs_a_role(self, dprd):
        root = person("admin", is_superuser=True, is_staff=True)
        assert not [name for name in PERMISSIONS if root.has_perm(name, dprd)]

    def test_a_role_counts_as_for_anybody(self, dprd):
        root = person("admin", "anggota", is_superuser=True, is_staff=True)
        assert root.has_perm("lihat", dprd)
        assert not root.has_perm("sunting", dprd)

    def test_the_rights_of_the_admin_stay(self):
        root, staff = person("admin", is_superuser=True, is_staff=True), person("staf", is_staff=True)
        assert root.has_perm("accounts.change_user")
        assert root.has_module_perms("accounts")
        assert not staff.has_perm("accounts.change_user")


class TestGrantsAsData:
    def test_the_site_starts_with_these_roles(self):
        assert set(Role.objects.values_list("code", "nama")) == set(ROLES.items())
        found = set(Grant.objects.values_list("role__code", "permission", "scope"))
        assert found == set(GRANTS)
        assert {permission for _, permission, _ in found} == set(PERMISSIONS)

    def test_an_operator_may_give_a_role_another_right(self, kdh):
        legal = budi()
        at(kdh, PEMBAHASAN, legal)
        assert not legal.has_perm("sunting", kdh)
        Grant.objects.create(role=Role.objects.get(code="bagian_hukum"), permission="sunting", scope="pembahasan")
        assert fresh(legal).has_perm("sunting", kdh)

    def test_rights_are_read_once_a_request(self, dprd, kdh, setwan, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert [setwan.has_perm(name, r) for name in PERMISSIONS for r in (dprd, kdh)].count(True) > 4


def test_a_draft_nobody_has_a_role_for_stays_hidden(client, dprd):
    client.force_login(person("wulan"))
    assert client.get(f"/raperda/{dprd.pk}/naskah/").status_code == 404


class TestAdmin:
    @pytest.fixture
    def operator(self, client):
        root = person("admin", "operator", is_superuser=True, is_staff=True)
        client.force_login(root)
        return client

    def test_opens_an_account_and_gives_it_a_role(self, operator):
        passwords = {"password1": "kata-sandi-panjang", "password2": "kata-sandi-panjang", "usable_password": "true"}
        page = "/kelola/accounts/user/add/"
        inline = {f"assignments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        assert operator.get(page).status_code == 200
        answer = operator.post(page, {"username": "tono", **passwords, **inline})
        assert answer.status_code == 302, answer.context["errors"]
        user = User.objects.get(username="tono")
        page = f"/kelola/accounts/user/{user.pk}/change/"
        role = Role.objects.get(code="setwan")
        filled = {
            "username": "tono",
            "first_name": "Tono",
            "is_active": "on",
            "assignments-TOTAL_FORMS": 1,
            "assignments-INITIAL_FORMS": 0,
            "assignments-0-user": user.pk,
            "assignments-0-role": role.pk,
            "assignments-0-daerah": kota_serang().pk,
        }
        assert operator.get(page).status_code == 200
        answer = operator.post(page, filled)
        assert answer.status_code == 302, answer.context["errors"]
        assert fresh(user).has_perm("mulai", kota_serang())

    def test_offers_only_rights_that_exist(self, operator):
        role = Role.objects.get(code="sekda")
        page = f"/kelola/accounts/role/{role.pk}/change/"
        grants = list(role.grants.all())
        filled = {"nama": role.nama, "code": role.code, "grants-INITIAL_FORMS": len(grants)}
        filled["grants-TOTAL_FORMS"] = len(grants) + 1
        for n, grant in enumerate(grants):
            filled |= {f"grants-{n}-{k}": v for k, v in vars(grant).items() if k in ("id", "permission", "scope")}
            filled[f"grants-{n}-role"] = role.pk
        last = f"grants-{len(grants)}"
        filled |= {f"{last}-role": role.pk, f"{last}-permission": "suntingg", f"{last}-scope": "semua"}
        assert operator.get(page).status_code == 200
        assert operator.post(page, filled).status_code == 200
        assert operator.post(page, filled | {f"{last}-permission": "sunting"}).status_code == 302
        assert role.grants.filter(permission="sunting", scope="semua").exists()

    def test_a_person_without_the_admin_is_kept_out(self, client, dprd):
        client.force_login(person("sari", "setwan"))
        assert client.get("/kelola/accounts/user/").status_code == 302
